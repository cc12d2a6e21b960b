#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Whether every C file is as clang-format writes it; 77 where there is none.  The
# output differs between releases, so that only the one in use is asked.
set -eu

cd "$(dirname "$0")/.."
command -v clang-format >/dev/null 2>&1 || {
	echo "skipped: clang-format is not installed"
	exit 77
}
case $(clang-format --version) in
*version\ 14.*) ;;
*)
	echo "skipped: the sources are written by clang-format 14"
	exit 77
	;;
esac
find src tests bench fuzz examples \( -name '*.c' -o -name '*.h' \) 2>/dev/null | sort |
	xargs clang-format --dry-run -Werror
