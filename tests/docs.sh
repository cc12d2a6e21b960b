#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# The examples of every document that Makefile.am names.
set -eu

cd "$SRCDIR"
exec "${SHELL:-sh}" tests/doc-examples.sh $DOCS
