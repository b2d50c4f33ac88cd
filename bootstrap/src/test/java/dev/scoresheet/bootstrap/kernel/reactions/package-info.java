/// Tests of processes as a server runs them, over PostgreSQL.
package dev.scoresheet.bootstrap.kernel.reactions;
