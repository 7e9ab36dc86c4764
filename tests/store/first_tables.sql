-- The tables of schema 0001, as that version of the program left them.
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE contracts (
	id INTEGER NOT NULL, 
	folder_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	number TEXT NOT NULL, 
	contractor TEXT, 
	document TEXT, 
	entity TEXT, 
	entity_nit TEXT, 
	purpose TEXT, 
	start DATE, 
	"end" DATE, 
	monthly_value BIGINT, 
	total_value BIGINT, 
	supervisor TEXT, 
	secop_id TEXT, 
	bank TEXT, 
	account TEXT, 
	account_type TEXT, 
	CONSTRAINT pk_contracts PRIMARY KEY (id), 
	CONSTRAINT fk_contracts_folder_id_folders FOREIGN KEY(folder_id) REFERENCES folders (id)
);
CREATE TABLE decisions (
	id INTEGER NOT NULL, 
	submission_id INTEGER NOT NULL, 
	verdict TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	author TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	sha256 TEXT NOT NULL, 
	rules_version TEXT NOT NULL, 
	CONSTRAINT pk_decisions PRIMARY KEY (id), 
	CONSTRAINT fk_decisions_submission_id_submissions FOREIGN KEY(submission_id) REFERENCES submissions (id)
);
CREATE TABLE document_pages (
	sha256 VARCHAR(64) NOT NULL, 
	body BLOB NOT NULL, 
	CONSTRAINT pk_document_pages PRIMARY KEY (sha256), 
	CONSTRAINT fk_document_pages_sha256_documents FOREIGN KEY(sha256) REFERENCES documents (sha256)
);
CREATE TABLE documents (
	sha256 VARCHAR(64) NOT NULL, 
	reader_version TEXT NOT NULL, 
	size BIGINT NOT NULL, 
	lectura TEXT NOT NULL, 
	reason TEXT, 
	page_count INTEGER NOT NULL, 
	picture_pages INTEGER NOT NULL, 
	failed_pages INTEGER NOT NULL, 
	sheets JSON NOT NULL, 
	read_at DATETIME NOT NULL, 
	CONSTRAINT pk_documents PRIMARY KEY (sha256)
);
CREATE TABLE field_corrections (
	id INTEGER NOT NULL, 
	submission_id INTEGER NOT NULL, 
	item TEXT NOT NULL, 
	name TEXT NOT NULL, 
	value JSON, 
	page INTEGER, 
	x0 FLOAT, 
	top FLOAT, 
	x1 FLOAT, 
	bottom FLOAT, 
	reason TEXT NOT NULL, 
	author TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_field_corrections PRIMARY KEY (id), 
	CONSTRAINT fk_field_corrections_submission_id_submissions FOREIGN KEY(submission_id) REFERENCES submissions (id)
);
CREATE TABLE fields (
	submission_id INTEGER NOT NULL, 
	item VARCHAR(20) NOT NULL, 
	name VARCHAR(40) NOT NULL, 
	value JSON, 
	text TEXT, 
	page INTEGER, 
	x0 FLOAT, 
	top FLOAT, 
	x1 FLOAT, 
	bottom FLOAT, 
	confidence FLOAT, 
	note TEXT, 
	corrected BOOLEAN NOT NULL, 
	machine_value JSON, 
	CONSTRAINT pk_fields PRIMARY KEY (submission_id, item, name), 
	CONSTRAINT fk_fields_submission_id_submissions FOREIGN KEY(submission_id) REFERENCES submissions (id)
);
CREATE TABLE files (
	id INTEGER NOT NULL, 
	folder_id INTEGER NOT NULL, 
	archivo TEXT NOT NULL, 
	location TEXT, 
	size BIGINT, 
	mtime_ns BIGINT, 
	sha256 VARCHAR(64), 
	status TEXT NOT NULL, 
	reason TEXT, 
	present BOOLEAN NOT NULL, 
	first_seen DATETIME NOT NULL, 
	last_seen DATETIME NOT NULL, 
	job_id INTEGER, 
	submission_id INTEGER, 
	CONSTRAINT pk_files PRIMARY KEY (id), 
	CONSTRAINT fk_files_folder_id_folders FOREIGN KEY(folder_id) REFERENCES folders (id), 
	CONSTRAINT fk_files_job_id_jobs FOREIGN KEY(job_id) REFERENCES jobs (id), 
	CONSTRAINT fk_files_submission_id_submissions FOREIGN KEY(submission_id) REFERENCES submissions (id), 
	CONSTRAINT uq_files_folder_id_archivo UNIQUE (folder_id, archivo)
);
CREATE TABLE findings (
	submission_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	item TEXT NOT NULL, 
	code TEXT NOT NULL, 
	state TEXT NOT NULL, 
	severity TEXT NOT NULL, 
	message TEXT NOT NULL, 
	expected TEXT, 
	found TEXT, 
	page INTEGER, 
	x0 FLOAT, 
	top FLOAT, 
	x1 FLOAT, 
	bottom FLOAT, 
	searched JSON NOT NULL, 
	norm TEXT, 
	request TEXT, 
	CONSTRAINT pk_findings PRIMARY KEY (submission_id, position), 
	CONSTRAINT fk_findings_submission_id_submissions FOREIGN KEY(submission_id) REFERENCES submissions (id)
);
CREATE TABLE folders (
	id INTEGER NOT NULL, 
	path TEXT NOT NULL, 
	unchanged_key TEXT, 
	contracts_path TEXT, 
	contracts_stamp TEXT, 
	contracts_notes JSON NOT NULL, 
	read_at DATETIME, 
	CONSTRAINT pk_folders PRIMARY KEY (id), 
	CONSTRAINT uq_folders_path UNIQUE (path)
);
CREATE TABLE item_marks (
	id INTEGER NOT NULL, 
	submission_id INTEGER NOT NULL, 
	item TEXT NOT NULL, 
	state TEXT, 
	reason TEXT NOT NULL, 
	author TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_item_marks PRIMARY KEY (id), 
	CONSTRAINT fk_item_marks_submission_id_submissions FOREIGN KEY(submission_id) REFERENCES submissions (id)
);
CREATE TABLE items (
	submission_id INTEGER NOT NULL, 
	item VARCHAR(20) NOT NULL, 
	machine_state TEXT NOT NULL, 
	state TEXT NOT NULL, 
	pages JSON NOT NULL, 
	CONSTRAINT pk_items PRIMARY KEY (submission_id, item), 
	CONSTRAINT fk_items_submission_id_submissions FOREIGN KEY(submission_id) REFERENCES submissions (id)
);
CREATE TABLE jobs (
	id INTEGER NOT NULL, 
	folder TEXT NOT NULL, 
	contracts TEXT, 
	processes INTEGER, 
	state TEXT NOT NULL, 
	total INTEGER NOT NULL, 
	done INTEGER NOT NULL, 
	current TEXT, 
	rate FLOAT NOT NULL, 
	unchanged INTEGER NOT NULL, 
	problems INTEGER NOT NULL, 
	error TEXT, 
	pid INTEGER, 
	created_at DATETIME NOT NULL, 
	started_at DATETIME, 
	heartbeat_at DATETIME, 
	finished_at DATETIME, 
	CONSTRAINT pk_jobs PRIMARY KEY (id)
);
CREATE TABLE page_moves (
	id INTEGER NOT NULL, 
	submission_id INTEGER NOT NULL, 
	page INTEGER NOT NULL, 
	kind TEXT, 
	reason TEXT NOT NULL, 
	author TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_page_moves PRIMARY KEY (id), 
	CONSTRAINT fk_page_moves_submission_id_submissions FOREIGN KEY(submission_id) REFERENCES submissions (id)
);
CREATE TABLE pages (
	submission_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	machine_kind TEXT NOT NULL, 
	confidence FLOAT NOT NULL, 
	origin TEXT NOT NULL, 
	rotation INTEGER NOT NULL, 
	why JSON NOT NULL, 
	marks JSON NOT NULL, 
	width FLOAT NOT NULL, 
	height FLOAT NOT NULL, 
	failure TEXT, 
	CONSTRAINT pk_pages PRIMARY KEY (submission_id, number), 
	CONSTRAINT fk_pages_submission_id_submissions FOREIGN KEY(submission_id) REFERENCES submissions (id)
);
CREATE TABLE recognitions (
	sha256 VARCHAR(64) NOT NULL, 
	recogniser_version TEXT NOT NULL, 
	body BLOB NOT NULL, 
	CONSTRAINT pk_recognitions PRIMARY KEY (sha256), 
	CONSTRAINT fk_recognitions_sha256_documents FOREIGN KEY(sha256) REFERENCES documents (sha256)
);
CREATE TABLE secop_payments (
	id INTEGER NOT NULL, 
	folder_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	contract TEXT NOT NULL, 
	state TEXT NOT NULL, 
	source TEXT NOT NULL, 
	payment INTEGER, 
	month VARCHAR(7), 
	value BIGINT, 
	CONSTRAINT pk_secop_payments PRIMARY KEY (id), 
	CONSTRAINT fk_secop_payments_folder_id_folders FOREIGN KEY(folder_id) REFERENCES folders (id)
);
CREATE TABLE secop_states (
	id INTEGER NOT NULL, 
	submission_id INTEGER NOT NULL, 
	state TEXT, 
	author TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_secop_states PRIMARY KEY (id), 
	CONSTRAINT fk_secop_states_submission_id_submissions FOREIGN KEY(submission_id) REFERENCES submissions (id)
);
CREATE TABLE submissions (
	id INTEGER NOT NULL, 
	folder_id INTEGER NOT NULL, 
	archivo TEXT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	lectura TEXT NOT NULL, 
	reason TEXT, 
	present BOOLEAN NOT NULL, 
	received DATETIME NOT NULL, 
	secop_hint TEXT, 
	contract TEXT, 
	contract_key TEXT, 
	document TEXT, 
	contractor TEXT, 
	payment INTEGER, 
	period VARCHAR(7), 
	value BIGINT, 
	account_date DATE, 
	machine_result TEXT NOT NULL, 
	result TEXT NOT NULL, 
	informe TEXT NOT NULL, 
	cuenta TEXT NOT NULL, 
	seguridad_social TEXT NOT NULL, 
	banco TEXT NOT NULL, 
	rut TEXT NOT NULL, 
	impuestos TEXT NOT NULL, 
	secop_state TEXT NOT NULL, 
	secop_source TEXT NOT NULL, 
	current BOOLEAN NOT NULL, 
	versions INTEGER NOT NULL, 
	copies INTEGER NOT NULL, 
	finding_count INTEGER NOT NULL, 
	first_finding TEXT, 
	rules_version TEXT NOT NULL, 
	judged_with TEXT NOT NULL, 
	judged_at DATETIME NOT NULL, 
	CONSTRAINT pk_submissions PRIMARY KEY (id), 
	CONSTRAINT fk_submissions_folder_id_folders FOREIGN KEY(folder_id) REFERENCES folders (id), 
	CONSTRAINT fk_submissions_sha256_documents FOREIGN KEY(sha256) REFERENCES documents (sha256), 
	CONSTRAINT uq_submissions_folder_id_archivo_sha256 UNIQUE (folder_id, archivo, sha256)
);
CREATE INDEX ix_contracts_folder_id ON contracts (folder_id);
CREATE INDEX ix_contracts_key ON contracts ("key");
CREATE INDEX ix_secop_payments_folder_id ON secop_payments (folder_id);
CREATE INDEX ix_secop_payments_key ON secop_payments ("key");
CREATE INDEX ix_submissions_contract_key ON submissions (contract_key);
CREATE INDEX ix_submissions_folder_id ON submissions (folder_id);
CREATE INDEX ix_submissions_period ON submissions (period);
CREATE INDEX ix_submissions_sha256 ON submissions (sha256);
CREATE INDEX ix_decisions_submission_id ON decisions (submission_id);
CREATE INDEX ix_field_corrections_submission_id ON field_corrections (submission_id);
CREATE INDEX ix_files_folder_id ON files (folder_id);
CREATE INDEX ix_files_sha256 ON files (sha256);
CREATE INDEX ix_item_marks_submission_id ON item_marks (submission_id);
CREATE INDEX ix_page_moves_submission_id ON page_moves (submission_id);
CREATE INDEX ix_secop_states_submission_id ON secop_states (submission_id);
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions is append-only'); END;
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions is append-only'); END;
CREATE TRIGGER item_marks_no_update BEFORE UPDATE ON item_marks BEGIN SELECT RAISE(ABORT, 'item_marks is append-only'); END;
CREATE TRIGGER item_marks_no_delete BEFORE DELETE ON item_marks BEGIN SELECT RAISE(ABORT, 'item_marks is append-only'); END;
CREATE TRIGGER page_moves_no_update BEFORE UPDATE ON page_moves BEGIN SELECT RAISE(ABORT, 'page_moves is append-only'); END;
CREATE TRIGGER page_moves_no_delete BEFORE DELETE ON page_moves BEGIN SELECT RAISE(ABORT, 'page_moves is append-only'); END;
CREATE TRIGGER field_corrections_no_update BEFORE UPDATE ON field_corrections BEGIN SELECT RAISE(ABORT, 'field_corrections is append-only'); END;
CREATE TRIGGER field_corrections_no_delete BEFORE DELETE ON field_corrections BEGIN SELECT RAISE(ABORT, 'field_corrections is append-only'); END;
CREATE TRIGGER secop_states_no_update BEFORE UPDATE ON secop_states BEGIN SELECT RAISE(ABORT, 'secop_states is append-only'); END;
CREATE TRIGGER secop_states_no_delete BEFORE DELETE ON secop_states BEGIN SELECT RAISE(ABORT, 'secop_states is append-only'); END;
COMMIT;
