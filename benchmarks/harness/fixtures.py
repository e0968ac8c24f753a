"""The files that workloads use, made when first asked for and removed with the directory."""
import functools
import os
import pathlib
import random
import shutil
import subprocess
import zipfile

WORDS = "view guest mount module path file kernel call native open read write stat poll signal process".split()


def text(seed, size):
    """Deterministic text that compresses about as source code does."""
    generator = random.Random(seed)
    words = []
    length = 0
    while length <= size:
        words.append(f"{generator.choice(WORDS)}{generator.randrange(1000)}")
        length += len(words[-1]) + 1
    return " ".join(words)[:size - 1] + "\n"


class Fixtures:
    def __init__(self, directory, sources, quick):
        self.directory = directory
        self.sources = sources
        self.quick = quick
        self.transactions, self.rows = (50, 10_000) if quick else (1_000, 200_000)
        self.view = self.made("view")
        self.result = directory / "result"

    def made(self, name):
        path = self.directory / name
        path.mkdir()
        return path

    @functools.cache
    def program(self, name):
        binary = self.made(f"bin-{name}") / name
        subprocess.run(["cc", "-O2", "-o", binary, self.sources / f"{name}.c"], check=True)
        return str(binary)

    @functools.cache
    def fixture(self, name):
        """The directory with that content: the method of that name fills it."""
        path = self.made(name)
        getattr(self, name)(path)
        return path

    @functools.cache
    def archive(self, name):
        """A zip of a fixture. Symbolic links are left out."""
        source = self.fixture(name)
        path = self.directory / f"{name}.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
            for parent, directories, files in os.walk(source):
                for entry in sorted(directories) + sorted(files):
                    file = pathlib.Path(parent, entry)
                    if not file.is_symlink():
                        out.write(file, file.relative_to(source))
        return path

    def fresh(self, name):
        """A new copy of a fixture, for workloads that change it."""
        copy = self.directory / f"{name}-copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.fixture(name), copy, symlinks=True)
        return copy

    # What the fixtures hold.

    def empty(self, path):
        pass

    def files(self, path):
        (path / "file").write_text(text(0, 4096))
        (path / "link").symlink_to("file")
        (path / "many").mkdir()
        for i in range(1000):
            (path / "many" / f"entry{i:04}").touch()

    def big(self, path):
        block = text(1, 1 << 20)
        with open(path / "big", "w") as out:
            for _ in range(8 if self.quick else 64):
                out.write(block)

    def tree(self, path):
        """100 MB in 5,000 files of 20 kB."""
        for directory in range(5 if self.quick else 50):
            parent = path / f"directory{directory:02}"
            parent.mkdir()
            for file in range(100):
                (parent / f"file{file:02}").write_text(text(directory * 100 + file, 20000))

    def project(self, path):
        """A C program of 50 files, each with its header and the usual includes."""
        count = 5 if self.quick else 50
        for i in range(count):
            (path / f"part{i}.h").write_text(f"int part{i}(int x);\n")
            functions = "\n".join(
                f"static int step{j}(int x) {{\n    char buffer[64];\n    snprintf(buffer, sizeof buffer, \"%d\", x + {j});\n"
                f"    return (int) strlen(buffer) + (x * {i + j + 1}) % 97;\n}}\n" for j in range(20))
            calls = "\n".join(f"    x = step{j}(x);" for j in range(20))
            (path / f"part{i}.c").write_text(
                "#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n#include <unistd.h>\n#include <sys/stat.h>\n"
                f"#include \"part{i}.h\"\n\n{functions}\nint part{i}(int x) {{\n{calls}\n    return x;\n}}\n")
        includes = "".join(f"#include \"part{i}.h\"\n" for i in range(count))
        sums = "".join(f" + part{i}(argc)" for i in range(count))
        (path / "main.c").write_text(f"{includes}\nint main(int argc, char **argv) {{\n    return (0{sums}) < 0;\n}}\n")
        objects = " ".join(["main.o"] + [f"part{i}.o" for i in range(count)])
        (path / "Makefile").write_text(
            f"CFLAGS = -O1\nprogram: {objects}\n\t$(CC) -o $@ $^\n%.o: %.c $(wildcard *.h)\n\t$(CC) $(CFLAGS) -c -o $@ $<\n")

    def repository(self, path):
        """A committed git repository of 1,000 small files."""
        for directory in range(5 if self.quick else 50):
            parent = path / f"directory{directory:02}"
            parent.mkdir()
            for file in range(20):
                (parent / f"file{file:02}").write_text(text(file, 500))
        for command in ["init -q", "add .", "-c user.name=a -c user.email=a@example.org commit -q -m all"]:
            subprocess.run(["git", *command.split()], cwd=path, check=True)

    def statements(self, path):
        """SQL: many transactions of one row, and one of many rows. Nothing waits for the disk."""
        first = "pragma synchronous = off;\ncreate table t(i, s);\n"
        (path / "small").write_text(first + "insert into t values(1, 'a row');\n" * self.transactions)
        (path / "big").write_text(
            f"{first}with recursive n(i) as (select 1 union all select i + 1 from n where i < {self.rows})\n"
            "insert into t select i, 'row ' || i from n;\n")
