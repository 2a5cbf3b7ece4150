openapi-generator-cli generate --generator-name ruby --input-spec alignak-backend.json --output client \
  --additional-properties gemName=alignak_client,moduleName=AlignakClient --global-property apiTests=false,modelTests=false
