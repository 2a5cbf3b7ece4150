PYTHONPATH=client python -W error scenario.py
