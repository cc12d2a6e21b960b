/* SPDX-License-Identifier: BSD-2-Clause */
#include "order.h"

#include "base/text.h"

/* A text, and how far it was read. */
struct reading {
	const char *at, *end;
};

/* The digits of the number that comes next, without leading zeros. */
static struct reading take_number(struct reading *reading)
{
	struct reading digits;

	while (reading->at < reading->end && *reading->at == '0')
		reading->at++;
	digits.at = reading->at;
	while (reading->at < reading->end && sci_is_digit(*reading->at))
		reading->at++;
	digits.end = reading->at;
	return digits;
}

static int compare_numbers(struct reading *a, struct reading *b)
{
	struct reading x = take_number(a), y = take_number(b);
	size_t x_length = (size_t)(x.end - x.at), y_length = (size_t)(y.end - y.at);

	if (x_length != y_length)
		return x_length < y_length ? -1 : 1;
	return memcmp(x.at, y.at, x_length);
}

static int compare_plain(const char *a, size_t a_length, const char *b, size_t b_length)
{
	int order = memcmp(a, b, a_length < b_length ? a_length : b_length);

	return order != 0 ? order : (a_length > b_length) - (a_length < b_length);
}

int page_compare_bytes(const char *a, size_t a_length, const char *b, size_t b_length)
{
	struct reading x = { a, a + a_length }, y = { b, b + b_length };
	int order = 0;

	if (a_length == 0 || b_length == 0)
		return (a_length > 0) - (b_length > 0);
	while (order == 0 && x.at < x.end && y.at < y.end) {
		if (sci_is_digit(*x.at) && sci_is_digit(*y.at)) {
			order = compare_numbers(&x, &y);
			continue;
		}
		order = (unsigned char)*x.at - (unsigned char)*y.at;
		x.at++;
		y.at++;
	}
	if (order == 0)
		order = (x.at < x.end) - (y.at < y.end);
	/* Leading zeros alone differ. */
	return order != 0 ? order : compare_plain(a, a_length, b, b_length);
}

int page_compare_texts(const char *a, const char *b)
{
	return page_compare_bytes(a, strlen(a), b, strlen(b));
}
