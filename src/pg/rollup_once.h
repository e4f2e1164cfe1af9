/*
 * rollup_once.h
 *		One warning a query from rollups, however many servers it is spread over.
 *
 * Where groups lie within shards, each shard's rollup warns, and Citus hands all of
 * these on.
 */
#ifndef GOVRPT_ROLLUP_ONCE_H
#define GOVRPT_ROLLUP_ONCE_H

/* What rollups warn of: here, and on the servers from which warnings come. */
#define ROLLUP_COUNTS_PARTS \
	"reports of whole regions are added up with reports of their parts, which count twice"
#define ROLLUP_COUNTS_AGAIN	"reports of whole regions are added up more than once"

/* To be called before (true) and after (false) a warning of this very server's. */
extern void govrpt_rollup_speaks(bool speaks);

#endif
