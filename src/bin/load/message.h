/*
 * message.h
 *		What processes say to each other through pipes: numbers and strings.
 */
#ifndef LOAD_MESSAGE_H
#define LOAD_MESSAGE_H

#include "load.h"

#include "pqexpbuffer.h"

typedef struct Message
{
	PQExpBufferData data;
	size_t		at;				/* what is read of it */
} Message;

extern void message_init(Message *message);
extern void message_free(Message *message);
extern void message_clear(Message *message);

extern void message_put_int(Message *message, int value);
extern void message_put_string(Message *message, const char *value);
extern int	message_get_int(Message *message);
extern const char *message_get_string(Message *message);

/* Both return false when the other side is gone; message_wait(), too, when we are to stop
 * before a message comes. */
extern bool message_send(int fd, const Message *message);
extern bool message_receive(int fd, Message *message);
extern bool message_wait(int fd, Message *message);

#endif
