/*
 * entities.c
 *		What a character entity stands for.
 */
#include "core/html/entities.h"

#include <string.h>

typedef struct Entity
{
	const char *name;
	uint16_t	c;
} Entity;

#include "core/html/entities_data.h"

uint32_t
gov_html_entity(const char *name, size_t len)
{
	size_t		low = 0;
	size_t		high = sizeof(entities) / sizeof(entities[0]);

	while (low < high)
	{
		size_t		middle = (low + high) / 2;
		int			order = strncmp(entities[middle].name, name, len);

		/* the name may be the beginning of another one */
		if (order == 0 && entities[middle].name[len] != '\0')
			order = 1;
		if (order == 0)
			return entities[middle].c;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return 0;
}
