/// Construction of a subject: its stores, commands and API, for the server and for each verb.
package dev.scoresheet.bootstrap.kernel.wiring;
