openapi-python-client generate --path alignak-backend.json --output-path client --overwrite
