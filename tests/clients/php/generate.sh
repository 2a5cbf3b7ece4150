openapi-generator-cli generate --generator-name php --input-spec alignak-backend.json --output client \
  --additional-properties invokerPackage=Alignak --global-property apiTests=false,modelTests=false
