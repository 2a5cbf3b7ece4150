openapi-generator-cli generate --generator-name typescript-fetch --input-spec alignak-backend.json --output client \
  --additional-properties importFileExtension=.js
