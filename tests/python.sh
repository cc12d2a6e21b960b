#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Run a Python test where there is a python3; 77 where there is none.
if ! command -v "${PYTHON3:-python3}" >/dev/null 2>&1; then
	echo "skipped: there is no python3"
	exit 77
fi
exec "${PYTHON3:-python3}" "$@"
