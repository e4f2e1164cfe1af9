/*
 * stop.h
 *		When the user has had enough: SIGINT, SIGTERM, SIGHUP.
 */
#ifndef LOAD_STOP_H
#define LOAD_STOP_H

#include "load.h"

#include "libpq-fe.h"

#include <signal.h>

/* How often a signal came.  System calls that wait end with EINTR. */
extern volatile sig_atomic_t stop_requested;

extern void stop_listen(void);

/* The statement that runs on this connection is cancelled; NULL: none. */
extern void stop_cancels(PGconn *conn);

#endif
