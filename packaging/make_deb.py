"""Make the Debian package of the bundle that `bundle.py` built (it is built where it is not there).

    python3 packaging/make_deb.py [--publisher FILE] [--version VERSION] [--into FOLDER] [--compression gzip]

A publisher that is not filled in makes a package for trials: nobody answers for it, and it has no AppStream metadata.
Needs dpkg-deb, binutils and rsvg-convert. Standard library only.
"""

import argparse
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging"), str(ROOT / "packaging" / "bundle")]

import bundle  # noqa: E402 - in the same folder
import libraries  # noqa: E402 - it lies in the folder bundle

import dev  # noqa: E402 - in the parent folder

NAME = bundle.NAME
HERE = ROOT / "packaging" / "deb"
LINUX = ROOT / "packaging" / "linux"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
NOBODY = "not published <nobody@localhost>"
DEPENDS = tomllib.loads((HERE / "depends.toml").read_text(encoding="utf-8"))


def put(file: Path, text: str | bytes) -> None:
    """Write a file, creating its folders."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def packed(text: str) -> bytes:
    """A text compressed with gzip, without a time stamp."""
    return gzip.compress(text.encode(), 9, mtime=0)


def filled(template: str, values: dict[str, str]) -> str:
    """A template of packaging/linux with its @VALUES@ substituted."""
    text = (LINUX / template).read_text(encoding="utf-8")
    return re.sub(r"@(\w+)@", lambda match: values[match[1]], text)


def values_of(publisher: dict[str, str], version: str, icon: str = NAME, desktop: str = NAME) -> dict[str, str]:
    """The values of the templates."""
    day = datetime.fromtimestamp(int(bundle.moment()), UTC).date().isoformat()
    known = {key.upper(): value for key, value in publisher.items()}
    return known | {"VERSION": version, "DATE": day, "ICON": icon, "DESKTOP": desktop}


def desktop_files(share: Path, publisher: dict[str, str], version: str) -> None:
    """Write menu entry, file type, icons, AppStream metadata and man page below `share`."""
    values = values_of(publisher, version)
    put(share / "applications" / f"{NAME}.desktop", filled("neuropathy-diary.desktop.in", values))
    put(share / "mime" / "packages" / f"{NAME}.xml", (LINUX / "neuropathy-diary.mime.xml").read_bytes())
    if all(publisher[key] for key in ("identifier", "name", "address")):
        put(share / "metainfo" / f"{publisher['identifier']}.metainfo.xml", filled("metainfo.xml.in", values))
    icons(share / "icons" / "hicolor", NAME)
    script = [str(dev.PYTHON), str(LINUX / "man_page.py"), version, values["DATE"]]
    page = subprocess.run(script, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=True)
    put(share / "man" / "man1" / f"{NAME}.1.gz", packed(page.stdout.decode()))


def icons(theme: Path, name: str) -> None:
    """Write the icon in each size, and as SVG."""
    drawing = ROOT / "resources" / "icons" / "logo.svg"
    for size in SIZES:
        file = theme / f"{size}x{size}" / "apps" / f"{name}.png"
        file.parent.mkdir(parents=True)
        subprocess.run(["rsvg-convert", "-w", str(size), "-h", str(size), str(drawing), "-o", str(file)], check=True)
    put(theme / "scalable" / "apps" / f"{name}.svg", drawing.read_bytes())


def program_files(root: Path) -> None:
    """Copy the bundle to /usr/lib, without the libraries that Debian provides."""
    lib = root / "usr" / "lib" / NAME
    shutil.copytree(bundle.FOLDER, lib, symlinks=True)
    loose = [file for file in sorted((lib / "_internal").glob("lib*.so*")) if not file.is_symlink()]
    of_debian = owners(file.name for file in loose)
    for file in loose:
        if of_debian.get(file.name) in {*DEPENDS["libraries"], *DEPENDS["theirs"]}:
            file.unlink()
    print("Needed by nothing without them:", *libraries.drop_unused(lib))
    for folder in (lib / "licences").iterdir():
        if folder.is_dir() and folder.name in DEPENDS["libraries"] + DEPENDS["theirs"]:
            shutil.rmtree(folder)
    (root / "usr" / "bin").mkdir(parents=True)
    (root / "usr" / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")


def owners(names: Iterable[str]) -> dict[str, str]:
    """The Debian package that provides each library; others are left out."""
    asked = ["dpkg-query", "-S", *(f"*/{name}" for name in names)]
    lines = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.splitlines()
    answer: dict[str, str] = {}
    for line in sorted(lines, reverse=True):
        packages, _colon, path = line.rpartition(": ")
        package = packages.split(",")[0].split(":")[0]
        if "-dev" not in package:
            answer[Path(path).name] = package
    return answer


def depends(root: Path) -> str:
    """The dependencies of the program's files; raises `SystemExit` if one is missing in depends.toml."""
    files = list(libraries.elf_files(root))
    own = {path.name for path in root.rglob("*") if path.is_file()}
    needed = {name for path in files for name in libraries.needed_by(path)} - own
    of_debian = set(owners(needed).values()) - {"libc6", *DEPENDS["optional"]}
    if strangers := of_debian - set(DEPENDS["libraries"]):
        raise SystemExit(f"depends.toml does not name {', '.join(sorted(strangers))}.")
    if idle := set(DEPENDS["libraries"]) - of_debian:
        raise SystemExit(f"depends.toml names what no file needs: {', '.join(sorted(idle))}.")
    named = [DEPENDS["renamed"].get(one, one) for one in DEPENDS["libraries"]]
    least = {name: f"{name} (>= {version})" for name, version in DEPENDS["at_least"].items()}
    return ", ".join([f"libc6 (>= 2.{newest_glibc(files)})", *(least.get(one, one) for one in named)])


def newest_glibc(files: list[Path]) -> int:
    """The minor number of the latest glibc symbol version that the files need."""
    versions = [0]
    for path in files:
        shown = subprocess.run(["readelf", "-V", str(path)], capture_output=True, text=True, check=True).stdout
        versions += map(int, re.findall(r"GLIBC_2\.(\d+)", shown))
    return max(versions)


def documents(root: Path, maintainer: str, version: str, address: str) -> None:
    """Write copyright, changelog and lintian overrides."""
    doc = root / "usr" / "share" / "doc" / NAME
    source = f"Source: {address}\n" if address else ""
    put(doc / "copyright", (HERE / "copyright").read_text(encoding="utf-8").replace("@SOURCE@", source))
    moment = format_datetime(datetime.fromtimestamp(int(bundle.moment()), UTC))
    entry = f"{NAME} ({version}) stable; urgency=medium\n\n  * See NEWS.\n\n -- {maintainer}  {moment}\n"
    put(doc / "changelog.gz", packed(entry))
    put(doc / "NEWS.gz", packed((ROOT / "CHANGELOG.md").read_text(encoding="utf-8")))
    put(root / "usr" / "share" / "lintian" / "overrides" / NAME, (HERE / "lintian-overrides").read_bytes())


def control(root: Path, maintainer: str, version: str, address: str) -> str:
    """The control file."""
    size = sum(path.stat().st_size for path in plain_files(root)) // 1024
    machine = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    lines = (HERE / "control").read_text(encoding="utf-8")
    fields = {"VERSION": version, "ARCHITECTURE": machine, "MAINTAINER": maintainer, "SIZE": str(size)}
    fields |= {"DEPENDS": depends(root), "RECOMMENDS": ", ".join(DEPENDS["recommends"])}
    fields |= {"SUGGESTS": ", ".join(DEPENDS["suggests"]), "HOMEPAGE": f"Homepage: {address}\n" if address else ""}
    return re.sub(r"@(\w+)@", lambda match: fields[match[1]], lines)


def md5(path: Path) -> str:
    """The MD5 sum of a file, which dpkg uses to detect damage."""
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def plain_files(root: Path) -> Iterator[Path]:
    """The files below a folder in sorted order, without symbolic links."""
    return (path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink())


def set_modes(root: Path) -> None:
    """Make folders and the program accessible to everybody, and writable only by root."""
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            is_open = path.is_dir() or path == root / "usr" / "lib" / NAME / NAME
            path.chmod(0o755 if is_open else 0o644)


def make(into: Path, publisher: dict[str, str], version: str, compression: str = "xz") -> Path:
    """Build the package; returns its path."""
    maintainer = f"{publisher['name']} <{publisher['contact']}>" if "@" in publisher["contact"] else NOBODY
    with tempfile.TemporaryDirectory(prefix="nd-deb-") as scratch:
        root = Path(scratch, "root")
        program_files(root)
        desktop_files(root / "usr" / "share", publisher, version)
        documents(root, maintainer, version, publisher["address"])
        text = control(root, maintainer, version, publisher["address"])
        sums = "".join(f"{md5(path)}  {path.relative_to(root)}\n" for path in plain_files(root))
        put(root / "DEBIAN" / "md5sums", sums)
        put(root / "DEBIAN" / "control", text)
        set_modes(root)
        machine = re.findall(r"^Architecture: (.+)$", text, re.MULTILINE)[0]
        target = into / f"{NAME}_{version}_{machine}.deb"
        into.mkdir(parents=True, exist_ok=True)
        command = [
            "dpkg-deb",
            "--root-owner-group",
            f"-Z{compression}",
            f"-z{6 if compression == 'xz' else 1}",
            "--build",
            str(root),
            str(target),
        ]
        subprocess.run(command, env=bundle.environment(), check=True)
    return target


def main() -> None:
    """Build the requested package, and print its path and size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--publisher", type=Path, default=ROOT / "packaging" / "publisher.toml")
    parser.add_argument("--version", default=bundle.version())
    parser.add_argument("--into", type=Path, default=bundle.DIST)
    parser.add_argument("--compression", choices=("xz", "gzip"), default="xz", help="gzip is quick, for a trial")
    given = parser.parse_args()
    dev.set_up()
    if not (bundle.FOLDER / "licences").is_dir():
        bundle.install()
        bundle.build()
    publisher = tomllib.loads(given.publisher.read_text(encoding="utf-8"))
    target = make(given.into.resolve(), publisher, given.version, given.compression)
    print(f"{target}: {target.stat().st_size / 2**20:.1f} MiB")


if __name__ == "__main__":
    main()
