"""Records a process's system calls on a folder's files, and reconstructs the disk after a power failure.

A preloaded library logs each write, truncation, `fsync`, creation, rename and deletion, in order. `Recording.cut`
creates the folder as a disk may hold it after any of them: data written to a file before its last `fsync` are present,
and of later data any of the sectors (512 bytes) or none; changes of names before the last `fsync` of the folder are
present, and of later ones any initial sequence. The library is built if there is a C compiler.
"""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

SECTOR = 512
_SOURCE = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;
#define NEXT(name) static __typeof__(name) *next; if (!next) next = dlsym(RTLD_NEXT, #name)

static int in_folder(const char *path) {
    const char *folder = getenv("RECORDED_FOLDER");
    return folder && path && !strncmp(path, folder, strlen(folder));
}
static void raw(const char *bytes, size_t length) {
    static int log_file = -1;
    if (log_file < 0)
        log_file = syscall(SYS_openat, AT_FDCWD, getenv("RECORDED_LOG"), O_WRONLY | O_CREAT | O_APPEND, 0600);
    while (length > 0) {
        long done = syscall(SYS_write, log_file, bytes, length);
        if (done <= 0) return;
        bytes += done, length -= done;
    }
}
static void tell(char kind, unsigned long node, long a, long b, const char *path, const char *to) {
    char line[9000];
    int length = snprintf(line, sizeof line, "%c\t%lu\t%ld\t%ld\t%s\t%s\n", kind, node, a, b, path, to);
    raw(line, length);
}
/* The absolute path of one that may be relative to an open folder; empty where it is not in the recorded folder. */
static void whole(int folder, const char *path, char *out, size_t size) {
    char link[64];
    out[0] = 0;
    if (path[0] == '/' ) {
        snprintf(out, size, "%s", path);
    } else if (folder != AT_FDCWD) {
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        long length = readlink(link, out, size - 1);
        if (length > 0) snprintf(out + length, size - length, "/%s", path);
    }
    if (!in_folder(out)) out[0] = 0;
}
/* Whether an open file is one of the folder; its node, and whether it is a folder itself. */
static int known(int file, struct stat *status, char *path, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    long length = readlink(link, path, size - 1);
    path[length > 0 ? length : 0] = 0;
    return in_folder(path) && !fstat(file, status) && (S_ISREG(status->st_mode) || S_ISDIR(status->st_mode));
}
static int opened(int folder, const char *path, int flags, mode_t mode) {
    char name[4096];
    struct stat status;
    pthread_mutex_lock(&one);
    whole(folder, path, name, sizeof name);
    int was_there = name[0] && !stat(name, &status);
    int file = syscall(SYS_openat, folder, path, flags, mode);
    if (file >= 0 && name[0] && !fstat(file, &status) && S_ISREG(status.st_mode)) {
        if (!was_there) tell('C', status.st_ino, 0, 0, name, "");
        if (flags & O_TRUNC) tell('T', status.st_ino, 0, 0, "", "");
    }
    pthread_mutex_unlock(&one);
    return file;
}
#define OPEN(name) int name(const char *path, int flags, ...) { \
    va_list more; va_start(more, flags); mode_t mode = va_arg(more, int); va_end(more); \
    return opened(AT_FDCWD, path, flags, mode); }
#define OPENAT(name) int name(int folder, const char *path, int flags, ...) { \
    va_list more; va_start(more, flags); mode_t mode = va_arg(more, int); va_end(more); \
    return opened(folder, path, flags, mode); }
OPEN(open) OPEN(open64) OPENAT(openat) OPENAT(openat64)

static void wrote(int file, struct stat *status, long offset, long length) {
    char link[64], *bytes = malloc(length);
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    int again = syscall(SYS_openat, AT_FDCWD, link, O_RDONLY, 0);
    length = syscall(SYS_pread64, again, bytes, length, offset);
    syscall(SYS_close, again);
    tell('W', status->st_ino, offset, length, "", "");
    raw(bytes, length > 0 ? length : 0);
    free(bytes);
}
#define AROUND(type, call, file, position) { \
    struct stat status; char path[4096]; \
    pthread_mutex_lock(&one); \
    int is_known = known(file, &status, path, sizeof path); \
    long before = is_known ? (long) (position) : 0; \
    type done = call; \
    if (is_known && done > 0) wrote(file, &status, before, done); \
    pthread_mutex_unlock(&one); \
    return done; }
#define POSITION(file) (fcntl(file, F_GETFL) & O_APPEND ? status.st_size : lseek(file, 0, SEEK_CUR))

ssize_t write(int file, const void *bytes, size_t length)
    AROUND(ssize_t, syscall(SYS_write, file, bytes, length), file, POSITION(file))
ssize_t pwrite(int file, const void *bytes, size_t length, off_t at)
    AROUND(ssize_t, syscall(SYS_pwrite64, file, bytes, length, at), file, at)
ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t at)
    AROUND(ssize_t, syscall(SYS_pwrite64, file, bytes, length, at), file, at)
ssize_t sendfile(int file, int from, off_t *at, size_t length)
    AROUND(ssize_t, syscall(SYS_sendfile, file, from, at, length), file, POSITION(file))
ssize_t sendfile64(int file, int from, off64_t *at, size_t length)
    AROUND(ssize_t, syscall(SYS_sendfile, file, from, at, length), file, POSITION(file))

#define CALL(type, name, parameters, arguments, is_told, told) type name parameters { \
    NEXT(name); char path[4096], to[4096]; struct stat status; \
    pthread_mutex_lock(&one); \
    int is_known = is_told; \
    type done = next arguments; \
    if (is_known && done == 0) told; \
    pthread_mutex_unlock(&one); \
    return done; }
#define OF_FILE known(file, &status, path, sizeof path)
#define NAMED(folder, name) (whole(folder, name, path, sizeof path), path[0])
#define SYNC tell(S_ISDIR(status.st_mode) ? 'D' : 'F', status.st_ino, 0, 0, path, "")
#define CUT tell('T', status.st_ino, length, 0, "", "")
CALL(int, fsync, (int file), (file), OF_FILE, SYNC)
CALL(int, fdatasync, (int file), (file), OF_FILE, SYNC)
CALL(int, ftruncate, (int file, off_t length), (file, length), OF_FILE, CUT)
CALL(int, ftruncate64, (int file, off64_t length), (file, length), OF_FILE, CUT)
CALL(int, unlink, (const char *name), (name), NAMED(AT_FDCWD, name), tell('U', 0, 0, 0, path, ""))
CALL(int, unlinkat, (int folder, const char *name, int flags), (folder, name, flags), NAMED(folder, name),
     tell('U', 0, 0, 0, path, ""))
CALL(int, rmdir, (const char *name), (name), NAMED(AT_FDCWD, name), tell('U', 0, 0, 0, path, ""))
CALL(int, mkdir, (const char *name, mode_t mode), (name, mode), NAMED(AT_FDCWD, name), tell('M', 0, 0, 0, path, ""))
#define BOTH(a, from, b, target) (whole(b, target, to, sizeof to), NAMED(a, from))
CALL(int, rename, (const char *from, const char *target), (from, target), BOTH(AT_FDCWD, from, AT_FDCWD, target),
     tell('R', 0, 0, 0, path, to))
CALL(int, renameat, (int a, const char *from, int b, const char *target), (a, from, b, target),
     BOTH(a, from, b, target),
     tell('R', 0, 0, 0, path, to))
CALL(int, link, (const char *from, const char *target), (from, target), BOTH(AT_FDCWD, from, AT_FDCWD, target),
     tell('L', 0, 0, 0, path, to))
CALL(int, linkat, (int a, const char *from, int b, const char *target, int flags), (a, from, b, target, flags),
     BOTH(a, from, b, target), tell('L', 0, 0, 0, path, to))
"""


@cache
def library(folder: Path) -> Path:
    """The library, built in that folder; raises `subprocess.CalledProcessError`."""
    source, built = folder / "record.c", folder / "record.so"
    source.write_text(_SOURCE, encoding="utf-8")
    command = ["cc", "-shared", "-fPIC", "-O1", "-w", "-o", str(built), str(source), "-ldl", "-lpthread"]
    subprocess.run(command, check=True, capture_output=True)
    return built


@dataclass(frozen=True, slots=True)
class DiskCall:
    """One call: `kind` is the letter of the log, `number` an offset or a length, `node` the file's inode number."""

    kind: str
    node: int
    number: int
    path: str
    target: str
    content: bytes = b""


@dataclass
class _File:
    """The content that is durable, and the calls since, in order."""

    content: bytearray
    later: list[DiskCall] = field(default_factory=list)


class Recording:
    """The log of a process for `folder`, whose initial content was copied to `before`."""

    def __init__(self, folder: Path, before: Path, log: Path, nodes: dict[int, str]) -> None:
        self._folder, self._before, self._nodes = folder, before, nodes
        self.events = tuple(_calls(log.read_bytes()))

    def cut(self, after: int, target: Path, chance: Random) -> list[bytes]:
        """Create `target` as a disk may hold the folder if the power fails after `after` calls.

        Returns the content written by then to files with the suffix ".said": the acknowledgements.
        """
        files = {node: _File(bytearray((self._before / name).read_bytes())) for node, name in self._nodes.items()}
        numbers = dict(zip(self._nodes, self._nodes, strict=True))
        names = {name: node for node, name in self._nodes.items()}
        done: list[DiskCall] = []
        said: list[bytes] = []
        certain, fresh = 0, -1
        speaking: set[int] = set()
        for event in self.events[:after]:
            number = numbers.get(event.node, event.node)
            if event.kind == "C":
                fresh -= 1
                number = numbers[event.node] = fresh  # an inode number is used again
                files[number] = _File(bytearray())
                if event.path.endswith(".said"):
                    speaking.add(number)
            if event.kind in "CRULM":
                done.append(DiskCall(event.kind, number, 0, event.path, event.target))
            elif event.kind == "D":
                certain = len(done)
            elif event.kind == "F" and number in files:
                _settle(files[number])
            elif event.kind in "WT" and number in files:
                files[number].later.append(event)
                if number in speaking:
                    said.append(event.content)
        for event in done[: chance.randint(certain, len(done))]:
            self._rename(names, event)
        self._write(target, names, files, chance)
        return said

    def _rename(self, names: dict[str, int], event: DiskCall) -> None:
        """Apply one change of the names."""
        path, to = (str(Path(one).relative_to(self._folder)) if one else "" for one in (event.path, event.target))
        if event.kind == "C":
            names[path] = event.node
        elif event.kind == "U":
            names.pop(path, None)
        elif event.kind == "L" and path in names:
            names[to] = names[path]
        elif event.kind == "R":
            moved = {name: to + name[len(path) :] for name in names if name == path or name.startswith(f"{path}/")}
            for former, later in moved.items():
                names[later] = names.pop(former)

    def _write(self, target: Path, names: dict[str, int], files: dict[int, _File], chance: Random) -> None:
        for folder in sorted(one for one in self._before.rglob("*") if one.is_dir()):
            (target / folder.relative_to(self._before)).mkdir(parents=True, exist_ok=True)
        for name, number in names.items():
            if number in files and not name.endswith("-shm"):  # SQLite's shared memory is made anew
                path = target / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(_left(files[number], chance))
                path.chmod(0o600)


def _calls(log: bytes) -> Iterator[DiskCall]:
    place = 0
    while (end := log.find(b"\n", place)) >= 0:
        kind, node, first, second, path, target = log[place:end].decode().split("\t")
        place, content = end + 1, b""
        if kind == "W":
            content = log[place : place + int(second)]
            if len(content) < int(second):
                return  # the process was killed while it wrote that
            place += int(second)
        yield DiskCall(kind, int(node), int(first), path, target, content)


def _settle(file: _File) -> None:
    for event in file.later:
        _do(file.content, event, None)
    file.later.clear()


def _left(file: _File, chance: Random) -> bytes:
    """The content of the file after the power failure."""
    content, way = bytearray(file.content), chance.choice(("all", "none", "some"))
    for event in file.later:
        if way == "all":
            _do(content, event, None)
        elif way == "some" and chance.random() < 0.7:
            _do(content, event, chance)
    return bytes(content)


def _do(content: bytearray, event: DiskCall, chance: Random | None) -> None:
    """Write or truncate; with `chance` only some of the sectors reach the disk."""
    if event.kind == "T":
        del content[event.number :]
        content.extend(bytes(event.number - len(content)))
        return
    end = event.number + len(event.content)
    content.extend(bytes(max(0, end - len(content))))
    for place in range(event.number, end, SECTOR):
        if chance is None or chance.random() < 0.5:
            last = min(place + SECTOR, end)
            content[place:last] = event.content[place - event.number : last - event.number]
