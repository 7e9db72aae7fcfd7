package dev.aludel.autogenerate.draft;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AddEnumValue;
import dev.aludel.operation.AddIdentity;
import dev.aludel.operation.AlterColumnType;
import dev.aludel.operation.AlterIdentity;
import dev.aludel.operation.AlterSequence;
import dev.aludel.operation.AlterTable;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.CreateEnumType;
import dev.aludel.operation.CreateExtension;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.CreateSchema;
import dev.aludel.operation.CreateSequence;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.DropDefault;
import dev.aludel.operation.DropEnumType;
import dev.aludel.operation.DropExtension;
import dev.aludel.operation.DropIdentity;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.DropNotNull;
import dev.aludel.operation.DropSchema;
import dev.aludel.operation.DropSequence;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.ExecuteSql;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameColumn;
import dev.aludel.operation.RenameConstraint;
import dev.aludel.operation.RenameEnumType;
import dev.aludel.operation.RenameEnumValue;
import dev.aludel.operation.RenameIndex;
import dev.aludel.operation.RenameSequence;
import dev.aludel.operation.RenameTable;
import dev.aludel.operation.SetComment;
import dev.aludel.operation.SetDefault;
import dev.aludel.operation.SetNotNull;
import dev.aludel.operation.TableChange;
import dev.aludel.operation.ValidateConstraint;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/** The Java for an operation: {@code op.addColumn("tasks", …)}. */
final class OperationExpression implements Operation.Visitor<Code> {

	/** What the lambda of a batch calls its {@link dev.aludel.TableChanges}. */
	private static final String BATCH = "table";

	private final Vocabulary words;

	private final Code receiver;

	/** Whether the receiver already knows the table. */
	private final boolean inBatch;

	OperationExpression(Vocabulary words) {
		this(words, "op", false);
	}

	private OperationExpression(Vocabulary words, String receiver, boolean inBatch) {
		this.words = words;
		this.receiver = Code.verbatim(receiver);
		this.inBatch = inBatch;
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
	public Code visit(AddColumn operation) {
		return change(operation, ifNotExists("addColumn", operation.ifNotExists()),
				this.words.columns().of(operation.column()));
	}

	@Override
	public Code visit(DropColumn operation) {
		return change(operation, ifExists("dropColumn", operation.ifExists()), Code.text(operation.column()));
	}

	@Override
	public Code visit(RenameColumn operation) {
		return call("renameColumn", name(operation.table()), Code.text(operation.column()),
				Code.text(operation.newName()));
	}

	@Override
	public Code visit(AlterColumnType operation) {
		Code column = Code.text(operation.column());
		Code type = this.words.types().of(operation.type());
		if (operation.collation() == null) {
			return change(operation, "alterColumnType", withIfAny(operation.using(), column, type));
		}
		Code collation = (operation.using() != null) ? this.words.names().ofQualifiedCollation(operation.collation())
				: this.words.names().ofCollation(operation.collation());
		return change(operation, "alterColumnCollation", withIfAny(operation.using(), column, type, collation));
	}

	@Override
	public Code visit(SetNotNull operation) {
		return change(operation, "setNotNull", Code.text(operation.column()));
	}

	@Override
	public Code visit(DropNotNull operation) {
		return change(operation, "dropNotNull", Code.text(operation.column()));
	}

	@Override
	public Code visit(SetDefault operation) {
		return change(operation, "setDefault", Code.text(operation.column()), Code.text(operation.expression()));
	}

	@Override
	public Code visit(DropDefault operation) {
		return change(operation, "dropDefault", Code.text(operation.column()));
	}

	@Override
	public Code visit(AddIdentity operation) {
		return change(operation, "addIdentity", Code.text(operation.column()),
				this.words.sequences().of(operation.identity()));
	}

	@Override
	public Code visit(AlterIdentity operation) {
		return change(operation, "alterIdentity", Code.text(operation.column()),
				this.words.sequences().of(operation.identity()));
	}

	@Override
	public Code visit(DropIdentity operation) {
		return change(operation, ifExists("dropIdentity", operation.ifExists()), Code.text(operation.column()));
	}

	@Override
	public Code visit(AddConstraint operation) {
		return change(operation, this.inBatch ? "addConstraint" : addition(operation.constraint()),
				this.words.constraints().of(operation.constraint()));
	}

	@Override
	public Code visit(DropConstraint operation) {
		return change(operation, ifExists("dropConstraint", operation.ifExists()), Code.text(operation.name()));
	}

	@Override
	public Code visit(ValidateConstraint operation) {
		return change(operation, "validateConstraint", Code.text(operation.name()));
	}

	@Override
	public Code visit(RenameConstraint operation) {
		return call("renameConstraint", name(operation.table()), Code.text(operation.name()),
				Code.text(operation.newName()));
	}

	@Override
	public Code visit(AlterTable operation) {
		OperationExpression batch = new OperationExpression(this.words, BATCH, true);
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
		Code sequence = name(operation.sequence());
		Code options = this.words.sequences().of(operation.options());
		if (operation.type() == null) {
			return call(ifExists("alterSequence", operation.ifExists()), sequence, options);
		}
		Code type = this.words.types().of(operation.type());
		if (operation.options().equals(SequenceOptions.DEFAULTS) && !operation.ifExists()) {
			return call("alterSequenceType", sequence, type);
		}
		return call(ifExists("alterSequence", operation.ifExists()), sequence, type, options);
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

	private Code call(String verb, Code... arguments) {
		return this.receiver.call(verb, arguments);
	}

	private Code change(TableChange change, String verb, Code... arguments) {
		List<Code> all = new ArrayList<>(List.of(arguments));
		if (!this.inBatch) {
			all.add(0, name(change.table()));
		}
		return this.receiver.call(verb, all);
	}

	private static String addition(Constraint constraint) {
		if (constraint instanceof PrimaryKey) {
			return "addPrimaryKey";
		}
		if (constraint instanceof UniqueConstraint) {
			return "addUnique";
		}
		if (constraint instanceof ForeignKey) {
			return "addForeignKey";
		}
		return (constraint instanceof CheckConstraint) ? "addCheck" : "addExclusion";
	}

	private static String ifExists(String verb, boolean condition) {
		return condition ? verb + "IfExists" : verb;
	}

	private static String ifNotExists(String verb, boolean condition) {
		return condition ? verb + "IfNotExists" : verb;
	}

	private static Code name(QualifiedName name) {
		return Code.text(name.toString());
	}

	private static Code[] withIfAny(@Nullable String last, Code... arguments) {
		List<Code> all = new ArrayList<>(List.of(arguments));
		if (last != null) {
			all.add(Code.text(last));
		}
		return all.toArray(Code[]::new);
	}

}
