openapi-generator-cli generate --generator-name java --library native --input-spec alignak-backend.json --output client \
  --additional-properties invokerPackage=alignak,apiPackage=alignak.api,modelPackage=alignak.model,openApiNullable=false,useSingleRequestParameter=true \
  --global-property apiTests=false,modelTests=false
