package dev.scoresheet.adapters.http.kernel.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Folder of the class path from which the server shows the named files and no others.
///
/// @param path path of the folder on the server, with a slash at both ends
/// @param resources path of the folder on the class path
public record PageFolder(String path, String resources, Map<String, PageFile> files) {

    public PageFolder {
        files = Map.copyOf(files);
    }

    /// Reads the files. Browsers ask again before they use one from their cache.
    ///
    /// @param names names of files, with a path where they are deeper in the folder
    public static PageFolder read(String path, String resources, List<String> names) {
        return read(path, resources, HtmlPage.CACHING, names.toArray(String[]::new));
    }

    /// Reads the files.
    ///
    /// @param caching value of `Cache-Control`
    static PageFolder read(String path, String resources, String caching, String... names) {
        return new PageFolder(
                path,
                resources,
                Stream.of(names)
                        .collect(Collectors.toMap(
                                Function.identity(), name -> PageFile.read(resources + "/" + name, caching))));
    }

    /// @param target path of a request
    public Optional<PageFile> file(String target) {
        return target.startsWith(path)
                ? Optional.ofNullable(files.get(target.substring(path.length())))
                : Optional.empty();
    }
}
