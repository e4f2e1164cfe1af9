/*
 * message.c
 *		What processes say to each other through pipes: numbers and strings.
 *
 * A message is its length and then its parts.  Both ends are the same program, so
 * that what arrives need not be checked.
 */
#include "message.h"

#include "stop.h"

#include <poll.h>
#include <unistd.h>

#define TICK_MS		500

void
message_init(Message *message)
{
	initPQExpBuffer(&message->data);
	message->at = 0;
}

void
message_free(Message *message)
{
	termPQExpBuffer(&message->data);
}

void
message_clear(Message *message)
{
	resetPQExpBuffer(&message->data);
	message->at = 0;
}

void
message_put_int(Message *message, int value)
{
	appendBinaryPQExpBuffer(&message->data, (const char *) &value, sizeof(value));
}

void
message_put_string(Message *message, const char *value)
{
	appendBinaryPQExpBuffer(&message->data, value, strlen(value) + 1);
}

int
message_get_int(Message *message)
{
	int			value;

	memcpy(&value, message->data.data + message->at, sizeof(value));
	message->at += sizeof(value);
	return value;
}

const char *
message_get_string(Message *message)
{
	const char *value = message->data.data + message->at;

	message->at += strlen(value) + 1;
	return value;
}

static bool
write_all(int fd, const char *bytes, size_t len)
{
	while (len > 0)
	{
		ssize_t		n = write(fd, bytes, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		bytes += n;
		len -= n;
	}
	return true;
}

static bool
read_all(int fd, char *bytes, size_t len)
{
	size_t		done = 0;

	while (done < len)
	{
		ssize_t		n = read(fd, bytes + done, len - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		done += n;
	}
	return true;
}

bool
message_send(int fd, const Message *message)
{
	uint32		len = (uint32) message->data.len;

	return write_all(fd, (const char *) &len, sizeof(len)) &&
		write_all(fd, message->data.data, len);
}

bool
message_receive(int fd, Message *message)
{
	uint32		len;

	message_clear(message);
	if (!read_all(fd, (char *) &len, sizeof(len)) || !enlargePQExpBuffer(&message->data, len))
		return false;
	if (!read_all(fd, message->data.data, len))
		return false;
	message->data.len = len;
	message->data.data[len] = '\0';
	return true;
}

bool
message_wait(int fd, Message *message)
{
	while (!stop_requested)
	{
		struct pollfd p = {fd, POLLIN, 0};

		/* a signal that comes just before is noticed after a tick */
		if (poll(&p, 1, TICK_MS) > 0)
			return message_receive(fd, message);
	}
	return false;
}
