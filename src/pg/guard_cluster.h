/*
 * guard_cluster.h
 *		Guards of tables that Citus has distributed.
 *
 * A guard is a trigger of every shard, and sees what is in its own shard: which is all
 * that it needs if reports of one agency lie in one shard.
 */
#ifndef GOVRPT_GUARD_CLUSTER_H
#define GOVRPT_GUARD_CLUSTER_H

#include "pg/guard_table.h"
#include "pg/rows.h"

/* How Citus holds a table. */
typedef struct GuardCluster
{
	bool		managed;		/* Citus knows it; all else is false without */
	bool		has_shards;		/* several, none of which sees the others */
	bool		is_remote;		/* it lies on other servers */
	char	   *column;			/* rows are in a shard by it; NULL: not
								 * has_shards */
} GuardCluster;

/* Finds that out, within SPI. */
extern void govrpt_cluster_find(Oid relid, GuardCluster *c);

/* Raises an error if a guard would not see what it needs. */
extern void govrpt_cluster_check(const Guard *g, const GuardCluster *c, bool with_history);

/* Lets triggers be made and dropped until AtEOXact_GUC() is called with what this returns. */
extern int	govrpt_cluster_enter(const GuardCluster *c);

/* Makes a table of waivers one that every server has a copy of; name is qualified. */
extern void govrpt_cluster_share(const GuardCluster *c, Oid waivers, const char *name);

/* Puts what govreport_guard_violations() says of each shard; within SPI. */
extern void govrpt_cluster_violations(Oid relid, Oid function, const char *column, GovrptRows *rows);

#endif
