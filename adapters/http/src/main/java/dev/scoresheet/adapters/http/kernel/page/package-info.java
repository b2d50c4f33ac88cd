/// Pages for people: the start page and the interactive form of the contract, with the files that they load.
package dev.scoresheet.adapters.http.kernel.page;
