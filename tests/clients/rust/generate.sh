openapi-generator-cli generate --generator-name rust --input-spec alignak-backend.json --output client \
  --additional-properties packageName=alignak-client --global-property apiTests=false,modelTests=false
