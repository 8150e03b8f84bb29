#!/bin/sh
# Checks PDF files against PDF/A-3a and PDF/UA-1 with the veraPDF library: .ci/verapdf.sh FILE.pdf ...
# Needs a JDK and Maven; the library is fetched once, by Maven's own settings, into bin/verapdf (git-ignored).
# Exit 0: no rule broken, 1: some, 2: cannot check.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
lib=$here/../bin/verapdf
for tool in java javac mvn; do
	command -v "$tool" >/dev/null || { echo "verapdf: $tool is not installed" >&2; exit 2; }
done
if ! cmp -s "$here/verapdf/pom.xml" "$lib/pom.xml"; then
	rm -rf "$lib"
	mkdir -p "$lib"
	mvn -q -B -f "$here/verapdf/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.6.0:copy-dependencies \
		-DoutputDirectory="$lib/jars" >&2 || { echo "verapdf: Maven could not fetch the library" >&2; exit 2; }
	cp "$here/verapdf/pom.xml" "$lib/pom.xml" # last: a copy here means that all of the library is
fi
if [ ! -f "$lib/Check.class" ] || [ "$here/verapdf/Check.java" -nt "$lib/Check.class" ]; then
	javac -cp "$lib/jars/*" -d "$lib" "$here/verapdf/Check.java" >&2 || exit 2
fi
# The library's own log of its parsing is noise beside the list of rules.
exec java -cp "$lib:$lib/jars/*" Check "$@"
