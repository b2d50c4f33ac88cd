// Part of a page.
