"""A preloaded library under which every system call on one folder hangs; it is built if there is a C compiler."""

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

_SOURCE = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

static void wait_at(const char *path) {
    const char *folder = getenv("HANGING_FOLDER"), *gate = getenv("HANGING_GATE");
    static int (*reach)(const char *, int);
    if (!folder || !path || strncmp(path, folder, strlen(folder)))
        return;
    if (!reach)
        reach = dlsym(RTLD_NEXT, "access");
    while (!gate || reach(gate, F_OK))  /* until the file of that name is there */
        usleep(20000);
}

#define PASS(type, name, parameters, arguments) \
    type name parameters { \
        static type (*next) parameters; \
        if (!next) next = dlsym(RTLD_NEXT, #name); \
        wait_at(path); \
        return next arguments; \
    }
#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        static int (*next)(const char *, int, ...); \
        va_list more; va_start(more, flags); mode_t mode = va_arg(more, int); va_end(more); \
        if (!next) next = dlsym(RTLD_NEXT, #name); \
        wait_at(path); \
        return next(path, flags, mode); \
    }
#define OPENAT(name) \
    int name(int folder, const char *path, int flags, ...) { \
        static int (*next)(int, const char *, int, ...); \
        va_list more; va_start(more, flags); mode_t mode = va_arg(more, int); va_end(more); \
        if (!next) next = dlsym(RTLD_NEXT, #name); \
        wait_at(path); \
        return next(folder, path, flags, mode); \
    }

OPEN(open) OPEN(open64) OPENAT(openat) OPENAT(openat64)
PASS(int, stat, (const char *path, struct stat *status), (path, status))
PASS(int, lstat, (const char *path, struct stat *status), (path, status))
PASS(int, fstatat, (int folder, const char *path, struct stat *status, int flags), (folder, path, status, flags))
#ifdef __GLIBC__
PASS(int, stat64, (const char *path, struct stat64 *status), (path, status))
PASS(int, lstat64, (const char *path, struct stat64 *status), (path, status))
PASS(int, fstatat64, (int folder, const char *path, struct stat64 *status, int flags), (folder, path, status, flags))
PASS(int, __xstat, (int version, const char *path, struct stat *status), (version, path, status))
PASS(int, __xstat64, (int version, const char *path, struct stat64 *status), (version, path, status))
PASS(int, __lxstat, (int version, const char *path, struct stat *status), (version, path, status))
PASS(int, __lxstat64, (int version, const char *path, struct stat64 *status), (version, path, status))
PASS(int, statx, (int folder, const char *path, int flags, unsigned mask, struct statx *status),
     (folder, path, flags, mask, status))
#endif
PASS(int, access, (const char *path, int mode), (path, mode))
PASS(int, mkdir, (const char *path, mode_t mode), (path, mode))
PASS(DIR *, opendir, (const char *path), (path))
PASS(int, unlink, (const char *path), (path))
"""


def why_not() -> str:
    """Why the library cannot be built here; empty if it can."""
    if not sys.platform.startswith("linux"):
        return "only Linux preloads a library"
    if shutil.which("cc") is None:
        return "there is no C compiler"
    return ""


@cache
def library(folder: Path) -> Path:
    """Build the library in that folder; raises `subprocess.CalledProcessError`."""
    source, built = folder / "hanging.c", folder / "hanging.so"
    source.write_text(_SOURCE, encoding="utf-8")
    command = ["cc", "-shared", "-fPIC", "-O1", "-w", "-o", str(built), str(source), "-ldl"]
    subprocess.run(command, check=True, capture_output=True)
    return built


def hanging_at(folder: Path, build: Path, gate: Path | None = None) -> dict[str, str]:
    """The environment of a child process in which calls on `folder` hang until the file `gate` exists."""
    opens = {"HANGING_GATE": str(gate)} if gate is not None else {}
    return {"LD_PRELOAD": str(library(build)), "HANGING_FOLDER": str(folder), **opens}
