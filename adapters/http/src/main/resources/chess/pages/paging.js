// Links to the next page of a list and back to the first. The address holds the place in the list.

/** @param next cursor of the next page, or null on the last one */
export function showPaging(next) {
  const here = new URLSearchParams(location.search);
  link("first", here.has("cursor"), null, here);
  link("next", next !== null, next, here);
}

function link(id, shown, cursor, here) {
  const element = document.getElementById(id);
  const query = new URLSearchParams(here);
  query.delete("cursor");
  if (cursor) query.set("cursor", cursor);
  element.hidden = !shown;
  element.href = query.size ? `?${query}` : location.pathname;
}
