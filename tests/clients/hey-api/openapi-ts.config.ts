import { defineConfig } from "@hey-api/openapi-ts";

export default defineConfig({
  input: "alignak-backend.json",
  output: { path: "client", importFileExtension: ".js" },
  plugins: ["@hey-api/typescript", "@hey-api/sdk", "@hey-api/client-fetch"],
});
