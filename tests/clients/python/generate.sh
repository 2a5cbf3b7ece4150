openapi-generator-cli generate --generator-name python --input-spec alignak-backend.json --output client \
  --package-name alignak_client --global-property apiTests=false,modelTests=false
