// SPDX-License-Identifier: BSD-2-Clause
// The library from C++: every struct is started, every kind of call is made.
#include "sipcause.h"

#include <cstdio>
#include <cstring>
#include <memory>

namespace
{

struct Free {
	void operator()(sipcause_catalog *catalog) const
	{
		sipcause_catalog_free(catalog);
	}
	void operator()(sipcause_loader *loader) const
	{
		sipcause_loader_free(loader);
	}
	void operator()(sipcause_report *report) const
	{
		sipcause_report_free(report);
	}
	void operator()(sipcause_cursor *cursor) const
	{
		sipcause_cursor_free(cursor);
	}
};

const char map[] = "format: 1\n"
		   "map: trunk-7\n"
		   "extends: modern\n"
		   "tables:\n"
		   "  - {from: q850, to: sip, rules: {34: 480}}\n";

bool expect(bool holds, const char *what)
{
	if (!holds)
		std::printf("not so: %s\n", what);
	return holds;
}

bool ask(const sipcause_catalog *catalog)
{
	const sipcause_table *table = sipcause_catalog_table(catalog, "trunk-7", "q850", "sip");
	sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	sipcause_result result = SIPCAUSE_RESULT_INIT;

	indication.code = 21;
	return expect(table != nullptr, "the map has a table") &&
	       expect(sipcause_translate(table, 34) == 480, "34 is 480") &&
	       expect(sipcause_translate(table, 16) == SIPCAUSE_NONE, "16 is none") &&
	       expect(sipcause_indication_add(&indication,
					      sipcause_catalog_space(catalog, "location"),
					      0) == SIPCAUSE_OK,
		      "a companion can be added") &&
	       expect(sipcause_translate_indication(table, &indication, &result) == 603,
		      "21 from the user is 603") &&
	       expect(result.how == SIPCAUSE_HOW_CONDITIONAL, "by a condition") &&
	       expect(std::strcmp(result.map, "modern") == 0, "of modern");
}

bool list(const sipcause_catalog *catalog)
{
	sipcause_cursor *new_cursor = nullptr;
	sipcause_result row = SIPCAUSE_RESULT_INIT;
	sipcause_condition condition = SIPCAUSE_CONDITION_INIT;
	const int code = sipcause_table_rows(
		&new_cursor, sipcause_catalog_table(catalog, "trunk-7", "q850", "sip"), 0);
	const std::unique_ptr<sipcause_cursor, Free> cursor(new_cursor);

	while (code == SIPCAUSE_OK && sipcause_cursor_next(cursor.get(), &row) == 1)
		if (row.code == 21)
			return expect(sipcause_cursor_condition(cursor.get(), 0, &condition) == 1,
				      "its first row has a condition") &&
			       expect(condition.count == 1 && condition.spans[0].last == 0,
				      "which is the user");
	return expect(false, "21 has rows");
}

} // namespace

int main()
{
	sipcause_error error = SIPCAUSE_ERROR_INIT;
	sipcause_loader *new_loader = nullptr;
	sipcause_catalog *new_catalog = nullptr;
	sipcause_report *new_report = nullptr;

	if (!expect(sipcause_loader_new(&new_loader) == SIPCAUSE_OK, "there is memory"))
		return 1;
	const std::unique_ptr<sipcause_loader, Free> loader(new_loader);
	if (!expect(sipcause_loader_add_memory(loader.get(), "trunk-7.yaml", map,
					       sizeof(map) - 1) == SIPCAUSE_OK,
		    "there is memory for a map"))
		return 1;
	const int code = sipcause_loader_load(loader.get(), &new_catalog, &new_report, &error);
	const std::unique_ptr<sipcause_catalog, Free> catalog(new_catalog);
	const std::unique_ptr<sipcause_report, Free> report(new_report);
	if (!expect(code == SIPCAUSE_OK, error.message))
		return 1;
	return ask(catalog.get()) && list(catalog.get()) ? 0 : 1;
}
