/* SPDX-License-Identifier: BSD-2-Clause */
/* Writing a page in one of its forms. */
#ifndef CSV_PAGE_WRITE_H
#define CSV_PAGE_WRITE_H

#include "page.h"

#include <stdio.h>

enum page_form { PAGE_TEXT, PAGE_TSV, PAGE_CSV, PAGE_MARKDOWN, PAGE_JSON, PAGE_FORMS };

/* The word for a form; PAGE_FORMS for what is none. */
enum page_form page_form_of(const char *word);
/* The form that a file's name ends in: .json, .tsv, .csv, .md; else text.  NULL: text. */
enum page_form page_form_of_file(const char *name);

/* Codes and rows after the first `top` are put together; 0: 20 of them where a person reads,
 * else none.  JSON has them all.  false: out of memory; errors of writing are left in the
 * file. */
bool page_write(const struct page *page, enum page_form form, size_t top, FILE *out);

#endif
