"""Runs Nagstamon's own window with one server of the type Livestatus, and prints what it shows.

Arguments: the folder of the configuration, and the port. Each half second a line with the rows of the
window is written: host, service, status, status information. The first problem of a service that is
seen is acknowledged, and checked again, with the functions that Nagstamon's dialogs call.
"""

import json
import sys

import PyQt6.QtMultimedia as sound
from PyQt6.QtCore import QObject, Qt, QTimer


class Silent(QObject):
    """In the place of Qt's player, which crashes on machines without plugins for sound."""

    def setAudioOutput(self, output):
        pass

    def setSource(self, source):
        pass

    def play(self):
        pass


sound.QMediaPlayer = sound.QAudioOutput = Silent

# Nagstamon takes its only argument for the folder of its configuration.
port = sys.argv.pop()

from Nagstamon.Config import Server, conf

server = Server()
server.name, server.type = "ours", "Livestatus"
server.monitor_url = server.monitor_cgi_url = "http://127.0.0.1:" + port
server.username, server.password, server.save_password = "admin", "-", True
conf.servers[server.name] = server
conf.check_for_new_version = False
conf.update_interval_seconds = 1

from Nagstamon.QUI import APP, statuswindow

commanded = False


def act(box, host, service):
    """What the dialog for acknowledgements and the menu entry for checks do."""
    box.server.set_acknowledge(
        {
            "host": host,
            "service": service,
            "sticky": True,
            "notify": True,
            "persistent": True,
            "author": "admin",
            "comment": "seen in Nagstamon",
        }
    )
    box.server.set_recheck({"host": host, "service": service})


def look():
    global commanded
    rows = []
    for box in statuswindow.servers_vbox.children():
        model = box.table.model()
        for row in range(model.row_count):
            cells = [
                model.data(model.index(row, column), Qt.ItemDataRole.DisplayRole)
                for column in (0, 2, 4, 8)
            ]
            rows.append(cells)
            if cells[1] and not commanded:
                commanded = True
                act(box, cells[0], cells[1])
    print("rows " + json.dumps(sorted(rows)), flush=True)


timer = QTimer()
timer.timeout.connect(look)
timer.start(500)
statuswindow.show()
APP.exec()
