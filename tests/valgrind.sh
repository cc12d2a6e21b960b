#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Run a test program under valgrind, the real one behind libtool's script.
exec "${BUILDDIR:-.}/libtool" --quiet --mode=execute valgrind --quiet --error-exitcode=99 \
	--leak-check=full --errors-for-leak-kinds=definite,indirect "$@"
