Redoc.init("/openapi.json", {
  disableSearch: false,
  hideDownloadButton: false,
  jsonSampleExpandLevel: 2,
  requiredPropsFirst: true,
  schemaExpansionLevel: 0,
  sortTagsAlphabetically: false,
}, document.getElementById("reference"));
