openapi-typescript alignak-backend.json --output client/schema.ts
