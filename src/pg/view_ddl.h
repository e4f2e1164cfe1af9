/*
 * view_ddl.h
 *		Making a view, or making it anew, so that it stays whose it is and who
 *		may read it, and keeps its options.
 */
#ifndef GOVRPT_VIEW_DDL_H
#define GOVRPT_VIEW_DDL_H

#include "pg/govrpt.h"

/* By this in its comment a view is known as ours. */
#define VIEW_MARK	"(govreport_create_views)"

typedef struct ViewPlace
{
	const char *schema;
	const char *name;
	Oid			relation;		/* what the view is over */
} ViewPlace;

typedef enum ViewInvoker
{
	INVOKER_AS_IT_IS,			/* not so, if the view is new */
	INVOKER_ON, INVOKER_OFF
} ViewInvoker;

/*
 * The view of ours that is there, locked against all use; InvalidOid when
 * there is none; an error when there is something else.
 *
 * Ours bears our mark, and belongs to who calls or to the owner of the
 * relation that it is over, for whom the caller may act.  Anybody who may
 * create in the schema can put a view with our mark there: taken for ours it
 * would go on being his, and say what he likes.
 */
extern Oid	govrpt_view_find(const ViewPlace *place);

/*
 * The view is what govrpt_view_find() found, and gets query; where it is none, a new
 * one is made for owner.  Returns its OID.
 */
extern Oid	govrpt_view_make(const ViewPlace *place, Oid view, const char *query, Oid owner,
							 ViewInvoker invoker);

extern void govrpt_view_drop(const ViewPlace *place);

/* Runs a statement of ours, which is no query. */
extern void govrpt_view_run(const char *sql);

extern Oid	govrpt_view_owner(Oid view);

/* Does it run as who reads it?  Never before PostgreSQL 15. */
extern bool govrpt_view_is_invoker(Oid view);

#endif
