package dev.aludel.autogenerate.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.autogenerate.draft.Draft;
import dev.aludel.autogenerate.draft.DraftWriter;
import dev.aludel.autogenerate.draft.JavaSource;

/** The files that drafts become: by the template of the application, and formatted. */
final class DraftFiles {

	private final SourceOptions sources;

	private final DraftWriter writer;

	private final SourceFormatter formatter;

	/**
	 * Creates files; what the application says about them is read, and refused, at once.
	 */
	DraftFiles(SourceOptions sources, AutogenerateSettings settings) {
		this.sources = sources;
		this.writer = new DraftWriter(settings.template());
		this.formatter = settings.formatter();
	}

	JavaSource source(Draft draft) {
		return this.writer.write(draft);
	}

	List<JavaSource> sources(List<Draft> drafts) {
		return drafts.stream().map(this::source).toList();
	}

	WrittenRevision save(Draft draft) {
		return save(List.of(draft)).get(0);
	}

	/** Writes the files of all drafts, or none. */
	List<WrittenRevision> save(List<Draft> drafts) {
		List<JavaSource> texts = sources(drafts);
		List<Path> files = this.sources.save(texts);
		List<WrittenRevision> written = new ArrayList<>();
		for (int index = 0; index < drafts.size(); index++) {
			Path file = files.get(index);
			written.add(new WrittenRevision(drafts.get(index).revision(), texts.get(index).qualifiedName(),
					this.sources.shown(file), this.formatter.format(file.toAbsolutePath())));
		}
		return written;
	}

}
