openapi-ts
