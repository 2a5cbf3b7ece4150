openapi-generator-cli generate --generator-name go --input-spec alignak-backend.json --output alignak \
  --additional-properties packageName=alignak,enumClassPrefix=true,withGoMod=false,disallowAdditionalPropertiesIfNotPresent=false \
  --global-property apiTests=false,modelTests=false
