#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# summary.sh DIR: read the logs that `make check` left below DIR. Print a line for each
# test program that did not pass, then what was skipped and why, and last "N passed, N
# failed", the number of tests in all of them. CUnit programs give their number in their
# own closing lines, the others in a line "N passed, N failed"; a line "skipped: REASON"
# says what could not be tested. Exit 1 when any failed, or none ran.
set -eu

find "$1" -name '*.trs' | LC_ALL=C sort | awk '
	function result_of(trs,   line, result) {
		result = "ERROR"
		while ((getline line <trs) > 0)
			if (sub(/^:global-test-result: */, "", line)) result = line
		close(trs)
		return result
	}
	function read_log(file,   line, word) {
		passed = failed = 0
		reasons = ""
		while ((getline line <file) > 0) {
			split(line, word, " ")
			if (line ~ /^ +tests +[0-9]/) { passed += word[4]; failed += word[5] }
			else if (line ~ /^[0-9]+ passed, [0-9]+ failed/) { passed += word[1]; failed += word[3] }
			else if (line ~ /^[A-Z]+ [^ ]+ \(exit status: [0-9]+\)$/) name = word[2]
			else if (sub(/^skipped: */, "", line)) reasons = reasons (reasons == "" ? "" : "; ") line
		}
		close(file)
	}
	{
		result = result_of($0)
		name = $0
		sub(/\.trs$/, "", name)
		log_file = name ".log"
		read_log(log_file)
		# With its ending, as the log has it.
		sub(/.*\//, "", name)
		if (result == "SKIP") passed = failed = 0
		else if (result != "PASS" && failed == 0) failed = 1
		# A program that counts nothing is one test.
		if (result == "PASS" && passed == 0) passed = 1
		if (result != "PASS" && result != "SKIP")
			printf "%s %s: %d passed, %d failed; see %s\n", result, name, passed, failed, log_file
		all_passed += passed
		all_failed += failed
		programs += result == "PASS"
		if (result == "SKIP" && reasons == "") reasons = "no reason is given"
		if (reasons != "") skips[++count] = "skipped: " (result == "SKIP" ? "" : "a part of ") name " (" reasons ")"
	}
	END {
		for (i = 1; i <= count; i++) print skips[i]
		print programs + 0 " of " NR + 0 " test programs passed"
		print all_passed + 0 " passed, " all_failed + 0 " failed"
		exit all_failed > 0 || all_passed == 0
	}'
