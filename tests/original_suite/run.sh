#!/bin/bash
# Runs black-box tests of the original backend, as its source package on PyPI holds them, against our
# server on MongoDB.
#
#     tests/original_suite/run.sh test_grafana.py test_grafana_datasource.py test_timeseries.py
#
# Needs root (a network of its own, in which the addresses of the tests' databases refuse
# connections), python3.6, ALIGNAK_BACKEND_BIN and MONGOD. The tests are run and never read: what they
# print is the name and the outcome of each.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
work=${ORIGINAL_SUITE_FOLDER:-$here/../../target/original-suite}
: "${ALIGNAK_BACKEND_BIN:?names the server}" "${MONGOD:?names a mongod program}"

if [ "${1:-}" != --inside ]; then
    mkdir -p "$work"
    cd "$work"
    if [ ! -x environment/bin/pytest ]; then
        python3.6 -m venv environment
        environment/bin/pip install --quiet setuptools==45.3.0 wheel==0.37.1
        environment/bin/pip install --quiet alignak_backend==1.4.16 pymongo==3.12.3 contextvars==2.4 \
            pytest==7.0.1 requests-mock==1.12.1 freezegun==1.2.2 unittest2
    fi
    if [ ! -d alignak_backend-1.4.16 ]; then
        python3 -m pip download --quiet --no-deps --no-binary=:all: alignak_backend==1.4.16
        tar --extract --gzip --file alignak_backend-1.4.16.tar.gz
    fi
    # Files that the tests open and the package does not hold: the settings as they are shipped, and
    # what conftest.py makes.
    test=alignak_backend-1.4.16/test
    mkdir -p $test/cfg/settings
    cp alignak_backend-1.4.16/etc/grafana_*.json $test/cfg/
    cp alignak_backend-1.4.16/etc/{settings,alignak-backend-logger}.json $test/cfg/settings/
    cp "$here/conftest.py" $test/
    exec unshare --net "$here/run.sh" --inside "$@"
fi

shift
ip link set lo up
cd "$work"
rm -rf data && mkdir data
"$MONGOD" --dbpath data --port 27017 --bind_ip 127.0.0.1 --replSet rs0 > mongod.log 2>&1 &
mongod=$!
trap 'kill $mongod; wait $mongod' EXIT
sleep 8
export PATH="$here/stand_ins:$work/environment/bin:$PATH"
python - <<'P'
import pymongo
server = pymongo.MongoClient("127.0.0.1:27017", directConnection=True)
server.admin.command("replSetInitiate", {"_id": "rs0", "members": [{"_id": 0, "host": "127.0.0.1:27017"}]})
P
cd alignak_backend-1.4.16/test
outcome=0
for tests in "$@"; do
    pytest --quiet --tb=line "$tests" || outcome=1
done
exit $outcome
