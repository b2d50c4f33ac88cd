/// Port of a database server that is part of the build and runs on a folder.
package dev.scoresheet.application.kernel.database;
