/*
 * render.h
 *		The formats that are printed.
 */
#ifndef GOVRPT_RENDER_H
#define GOVRPT_RENDER_H

#include "pg/govrpt.h"

#include "core/render/render.h"

/* Returns the format of that name, or raises an ERROR. */
extern GovRenderFormat govrpt_render_format(text *name);

#endif
