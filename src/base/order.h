/* SPDX-License-Identifier: BSD-2-Clause */
/* Sorting by number, in a time that grows with the count alone. */
#ifndef SCI_ORDER_H
#define SCI_ORDER_H

#include <stdint.h>

struct sci_order {
	uint64_t number;
	uint32_t index; /* of what the number belongs to */
};

/* Sort by number, ascending; equal ones keep their order.  spare has room for
 * count items too; both are written to, and the one that holds the result is
 * returned. */
struct sci_order *sci_order_sort(struct sci_order *items, struct sci_order *spare, uint32_t count);

#endif
