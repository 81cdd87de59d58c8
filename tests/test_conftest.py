import socket
import sys
import threading

import pytest
from PySide6.QtCore import QRunnable, QThreadPool

from tests.conftest import NetworkGuard


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_test_cannot_open_an_internet_socket(family: socket.AddressFamily, network_guard: NetworkGuard) -> None:
    with pytest.raises(AssertionError, match="offline"):
        socket.socket(family)
    assert len(network_guard.attempts) == 1
    network_guard.attempts.clear()


def test_an_internet_socket_in_a_thread_is_remembered(network_guard: NetworkGuard) -> None:
    def try_quietly() -> None:
        with pytest.raises(AssertionError):
            socket.create_connection(("127.0.0.1", 9))

    thread = threading.Thread(target=try_quietly)
    thread.start()
    thread.join()
    assert network_guard.attempts
    network_guard.attempts.clear()


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="Windows has no Unix sockets in Python")
def test_sockets_inside_the_computer_are_allowed() -> None:
    socket.socket(socket.AF_UNIX).close()


def test_coverage_hears_of_code_in_qts_pool_threads() -> None:
    heard: list[object] = []
    before = threading.gettrace()

    class Job(QRunnable):
        def run(self) -> None:
            heard.append(sys.gettrace())

    threading.settrace(lambda frame, event, argument: None)
    pool = QThreadPool()
    pool.start(Job())
    pool.waitForDone()
    expected = threading.gettrace()
    threading.settrace(before)
    assert heard == [expected]
