set local role "${owner}";

-- A move changes nothing that is indexed, but it writes the row anew. With room beside it on the page the new one is found
-- through the old one (a heap-only tuple) and no index learns of it; without, all eleven do. Generations made from now on
-- have that room.
alter table chess.games set (fillfactor = 70);

reset role;
