/// Ways of running a system on a database, for one script.
package dev.scoresheet.bootstrap.kernel.system;
