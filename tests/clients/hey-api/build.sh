tsc --project tsconfig.json
