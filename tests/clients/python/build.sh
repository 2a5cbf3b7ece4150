# Every file, also those that the scenario does not load.
python -W error -m compileall -q client/alignak_client
