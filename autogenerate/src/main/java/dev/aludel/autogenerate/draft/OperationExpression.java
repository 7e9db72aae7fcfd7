package dev.aludel.autogenerate.draft;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.aludel.operation.AddEnumValue;
import dev.aludel.operation.AlterSequence;
import dev.aludel.operation.AlterTable;
import dev.aludel.operation.Backfill;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.CreateEnumType;
import dev.aludel.operation.CreateExtension;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.CreateSchema;
import dev.aludel.operation.CreateSequence;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DropEnumType;
import dev.aludel.operation.DropExtension;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.DropSchema;
import dev.aludel.operation.DropSequence;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.MoveSequence;
import dev.aludel.operation.MoveTable;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameColumn;
import dev.aludel.operation.RenameConstraint;
import dev.aludel.operation.RenameEnumType;
import dev.aludel.operation.RenameEnumValue;
import dev.aludel.operation.RenameIndex;
import dev.aludel.operation.RenameSequence;
import dev.aludel.operation.RenameTable;
import dev.aludel.operation.RowUpdate;
import dev.aludel.operation.SetComment;
import dev.aludel.operation.TableChange;
import dev.aludel.schema.ColumnReference;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/** The Java for an operation: {@code op.addColumn("tasks", …)}. */
final class OperationExpression extends TableChangeExpression implements Operation.Visitor<Code> {

	/** What the lambda of a batch calls its {@link dev.aludel.TableChanges}. */
	private static final String BATCH = "table";

	private final Vocabulary words;

	private final Code receiver;

	OperationExpression(Vocabulary words) {
		this(words, Code.verbatim("op"));
	}

	private OperationExpression(Vocabulary words, Code receiver) {
		super(words, receiver, true);
		this.words = words;
		this.receiver = receiver;
	}

	@Override
	public Code visit(CreateSchema operation) {
		return call(ifNotExists("createSchema", operation.ifNotExists()), Code.text(operation.name()));
	}

	@Override
	public Code visit(DropSchema operation) {
		return call(ifExists("dropSchema", operation.ifExists()), Code.text(operation.name()));
	}

	@Override
	public Code visit(CreateExtension operation) {
		return call(ifNotExists("createExtension", operation.ifNotExists()),
				withIfAny(operation.schema(), Code.text(operation.name())));
	}

	@Override
	public Code visit(DropExtension operation) {
		return call(ifExists("dropExtension", operation.ifExists()), Code.text(operation.name()));
	}

	@Override
	public Code visit(CreateTable operation) {
		return new TableExpression(this.words).of(this.receiver, ifNotExists("createTable", operation.ifNotExists()),
				operation.table());
	}

	@Override
	public Code visit(DropTable operation) {
		return call(ifExists("dropTable", operation.ifExists()), name(operation.table()));
	}

	@Override
	public Code visit(RenameTable operation) {
		return call(ifExists("renameTable", operation.ifExists()), name(operation.table()),
				Code.text(operation.newName()));
	}

	@Override
	public Code visit(MoveTable operation) {
		return call(ifExists("moveTable", operation.ifExists()), name(operation.table()),
				Code.text(operation.schema()));
	}

	@Override
	public Code visit(RenameColumn operation) {
		return call("renameColumn", name(operation.table()), Code.text(operation.column()),
				Code.text(operation.newName()));
	}

	@Override
	public Code visit(RenameConstraint operation) {
		return call("renameConstraint", name(operation.table()), Code.text(operation.name()),
				Code.text(operation.newName()));
	}

	@Override
	public Code visit(AlterTable operation) {
		TableChange.Visitor<Code> batch = new TableChangeExpression(this.words, Code.verbatim(BATCH), false);
		List<Code> changes = operation.changes().stream().map((change) -> change.accept(batch)).toList();
		return call(ifExists("alterTable", operation.ifExists()), name(operation.table()),
				new Code.Lambda(BATCH, changes));
	}

	@Override
	public Code visit(CreateIndex operation) {
		String verb = operation.concurrently() ? "createIndexConcurrently" : "createIndex";
		return call(ifNotExists(verb, operation.ifNotExists()), name(operation.table()),
				this.words.indexes().of(operation.index()));
	}

	@Override
	public Code visit(DropIndex operation) {
		String verb = operation.concurrently() ? "dropIndexConcurrently" : "dropIndex";
		return call(ifExists(verb, operation.ifExists()), name(operation.table()), Code.text(operation.name()));
	}

	@Override
	public Code visit(RenameIndex operation) {
		return call(ifExists("renameIndex", operation.ifExists()), name(operation.table()), Code.text(operation.name()),
				Code.text(operation.newName()));
	}

	@Override
	public Code visit(CreateSequence operation) {
		return call(ifNotExists("createSequence", operation.ifNotExists()),
				this.words.sequences().of(operation.sequence()));
	}

	@Override
	public Code visit(AlterSequence operation) {
		if (operation.ownership() != null) {
			return sequenceOwner(operation, operation.ownership());
		}
		Code sequence = name(operation.sequence());
		Code options = this.words.sequences().of(operation.options());
		if (operation.type() == null) {
			return call(ifExists("alterSequence", operation.ifExists()), sequence, options);
		}
		Code type = this.words.types().of(operation.type());
		return operation.options().equals(SequenceOptions.DEFAULTS)
				? call(ifExists("alterSequenceType", operation.ifExists()), sequence, type)
				: call(ifExists("alterSequence", operation.ifExists()), sequence, type, options);
	}

	private Code sequenceOwner(AlterSequence operation, AlterSequence.Ownership ownership) {
		Code sequence = name(operation.sequence());
		AlterSequence ownerAlone = new AlterSequence(operation.sequence(), null, SequenceOptions.DEFAULTS, ownership,
				false);
		if (!operation.equals(ownerAlone)) {
			return this.receiver.call("apply", this.words.sequences().of(operation, ownership));
		}
		ColumnReference owner = ownership.column();
		return (owner != null) ? call("setSequenceOwner", sequence, name(owner.table()), Code.text(owner.column()))
				: call("dropSequenceOwner", sequence);
	}

	@Override
	public Code visit(DropSequence operation) {
		return call(ifExists("dropSequence", operation.ifExists()), name(operation.sequence()));
	}

	@Override
	public Code visit(RenameSequence operation) {
		return call(ifExists("renameSequence", operation.ifExists()), name(operation.sequence()),
				Code.text(operation.newName()));
	}

	@Override
	public Code visit(MoveSequence operation) {
		return call(ifExists("moveSequence", operation.ifExists()), name(operation.sequence()),
				Code.text(operation.schema()));
	}

	@Override
	public Code visit(CreateEnumType operation) {
		return this.receiver.call("createEnumType",
				Code.texts(operation.type().name().toString(), operation.type().values()));
	}

	@Override
	public Code visit(DropEnumType operation) {
		return call(ifExists("dropEnumType", operation.ifExists()), name(operation.type()));
	}

	@Override
	public Code visit(RenameEnumType operation) {
		return call("renameEnumType", name(operation.type()), Code.text(operation.newName()));
	}

	@Override
	public Code visit(AddEnumValue operation) {
		AddEnumValue.Position position = operation.position();
		if (position == null) {
			return call(ifNotExists("addEnumValue", operation.ifNotExists()), name(operation.type()),
					Code.text(operation.value()));
		}
		String verb = (position.side() == AddEnumValue.Side.BEFORE) ? "addEnumValueBefore" : "addEnumValueAfter";
		return call(ifNotExists(verb, operation.ifNotExists()), name(operation.type()), Code.text(operation.value()),
				Code.text(position.neighbour()));
	}

	@Override
	public Code visit(RenameEnumValue operation) {
		return call("renameEnumValue", name(operation.type()), Code.text(operation.value()),
				Code.text(operation.newValue()));
	}

	@Override
	public Code visit(SetComment operation) {
		Code table = name(operation.target().table());
		Code comment = Code.text(operation.comment());
		if (operation.target() instanceof SetComment.OnColumn column) {
			return call("commentOnColumn", table, Code.text(column.column()), comment);
		}
		if (operation.target() instanceof SetComment.OnIndex index) {
			return call("commentOnIndex", table, Code.text(index.index()), comment);
		}
		if (operation.target() instanceof SetComment.OnConstraint constraint) {
			return call("commentOnConstraint", table, Code.text(constraint.constraint()), comment);
		}
		return call("commentOnTable", table, comment);
	}

	@Override
	public Code visit(ExecuteSql operation) {
		List<Code> arguments = new ArrayList<>(List.of(Code.text(operation.sql())));
		arguments.addAll(this.words.values().ofAll(operation.parameters()));
		return this.receiver.call("execute", arguments);
	}

	@Override
	public Code visit(BulkInsert operation) {
		Imports imports = this.words.imports();
		List<Code> arguments = new ArrayList<>();
		arguments.add(name(operation.table()));
		arguments.add(Code.verbatim(imports.type(List.class)).call("of", Code.texts(operation.columns())));
		for (List<@Nullable Object> row : operation.rows()) {
			arguments.add(Code.definition(imports, "row", this.words.values().ofAll(row)));
		}
		return new Code.Call(this.receiver, "bulkInsert", arguments, 2);
	}

	@Override
	public Code visit(Backfill operation) {
		RowUpdate update = operation.update();
		RowUpdate usual = RowUpdate.of(update.assignments());
		Code code = Code.definition(this.words.imports(), "set", Code.text(update.assignments()));
		if (update.condition() != null) {
			code = code.call("where", Code.text(update.condition()));
		}
		if (update.batchSize() != usual.batchSize()) {
			code = code.call("batchSize", Code.verbatim(Integer.toString(update.batchSize())));
		}
		if (!update.pause().equals(usual.pause())) {
			code = code.call("pause", Code.verbatim(this.words.imports().type(Duration.class))
				.call("ofMillis", Code.verbatim(Long.toString(update.pause().toMillis()))));
		}
		return this.receiver.call("backfill", name(operation.table()), code);
	}

	private Code call(String verb, Code... arguments) {
		return this.receiver.call(verb, arguments);
	}

}
