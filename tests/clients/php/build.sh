# Every file, also those that the scenario does not load; one with an error ends the build.
find client/lib -name '*.php' -print0 | xargs -0 -n 1 php -l > syntax.txt 2>&1 || { cat syntax.txt; exit 1; }
grep -v '^No syntax errors' syntax.txt || true
