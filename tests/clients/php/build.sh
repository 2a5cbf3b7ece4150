find client/lib -name '*.php' -print0 | xargs -0 -n 1 php -l | grep -v '^No syntax errors' || true
